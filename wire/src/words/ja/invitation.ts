import type { InvitationWords } from '../invitation-words.ts';

export const invitation: InvitationWords = {
  subject: '{by}さんから、Stintの{organisation}への招待です',
  hello: 'こんにちは。',
  title: '{by}さんがあなたを{organisation}に招待しています',
  owner: '{organisation}のオーナーになります。採用、確認、支払い、メンバーと役割の管理ができます。',
  hirer: '{organisation}の採用担当になります。求人の掲載、オファー、条件の変更、週の確認ができます。',
  reviewer: '{organisation}の確認担当になります。週の内容を確認し、回答できます。',
  billing: '{organisation}の支払い担当になります。カードと請求書を管理できます。',
  viewer: '{organisation}の閲覧者になります。契約を見ることができ、変更はできません。',
  agent: '{organisation}のエージェントになります。この代理店のフリーランサーに代わって手続きができます。',
  freelancer:
    '代理店{organisation}があなたに代わって手続きをします。あなたの名前で提案や承諾を行い、代理店を通じた契約の作業日誌を見ることができます。いつでも離れることができます。',
  until: '招待の有効期限は{until}です。新しく登録するか、このアドレスでサインインしてください。',
  button: '招待を見る',
  stint: 'Stintは、双方が信頼できるように時間制の仕事の時間を記録します。',
  why: 'このメールは、{by}さんがあなたのアドレスを入力したため届きました。不要な場合は何もしないでください。あなたが操作しない限り、何も起こりません。',
};
