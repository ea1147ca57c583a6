import type { PaymentKind } from '../../told-payments.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of one-time payments, in Arabic. */
export const payments = {
  'payment-made': {
    name: 'دفعة لمرة واحدة لك',
    bonus: '{title}: دفع لك {other} مكافأة قدرها {net}',
    expenses: '{title}: دفع {other} مصاريفك وقدرها {net}',
    milestone: '{title}: سدّد {other} فاتورتك وقدرها {net}',
    body: '«{says}». هذا نصيبك بعد الرسوم. يصبح متاحًا من {available}، ولا تشمله الحماية أبدًا (D4).',
    bodyPlain: 'هذا نصيبك بعد الرسوم. يصبح متاحًا من {available}، ولا تشمله الحماية أبدًا (D4).',
    button: 'عرض الدفعة',
  },
  'payment-charged': {
    name: 'تمت دفعة لمرة واحدة',
    bonus: '{title}: دُفعت المكافأة إلى {other}',
    expenses: '{title}: دُفعت مصاريف {other}',
    milestone: '{title}: سُدِّدت فاتورة {other}',
    body: 'خُصم {total} من بطاقتك شاملًا الرسوم. الإيصال والفواتير بجانب الدفعة.',
    button: 'عرض الدفعة',
  },
  'payment-declined': {
    name: 'لم تتم دفعة لمرة واحدة',
    bonus: '{title}: لم تُدفع المكافأة إلى {other}',
    expenses: '{title}: لم تُدفع مصاريف {other}',
    milestone: '{title}: لم تُسدَّد فاتورة {other}',
    body: 'تعذّر خصم {total} من أي بطاقة لديك، فلم يتحرك أي مال. أضف بطاقة أخرى أو اسأل مصرفك، ثم ادفع من جديد.',
    button: 'عرض السبب',
  },
  'payment-invoiced': {
    name: 'فاتورة لمرحلة',
    title: '{title}: أرسل {other} فاتورة قدرها {total}',
    body: 'هي عن {says} شاملة الرسوم. اتفقتما على العمل بلا ضمان: لم يُحجز مال مسبقًا ولا حماية لشيء. الفاتورة بانتظار سدادك.',
    button: 'عرض الفاتورة',
  },
  'payment-withdrawn': {
    name: 'سحب فاتورة',
    title: '{title}: سحب {other} فاتورة قدرها {total}',
    body: 'كانت عن {says}. لم يعد مستحقًا عنها شيء، ومعها إشعار دائن.',
    button: 'عرض الفاتورة',
  },
  'payment-available': {
    name: 'دفعة لمرة واحدة أصبحت متاحة',
    title: '{net} متاح الآن',
    body: 'انتهت مدة حجز دفعة لمرة واحدة على {title} (D4).',
    button: 'عرض أموالك',
  },
} satisfies Pick<Catalogue['kinds'], PaymentKind>;
